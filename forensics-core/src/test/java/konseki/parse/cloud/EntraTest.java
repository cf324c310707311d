package konseki.parse.cloud;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class EntraTest extends SampledPayload {

    @Override
    protected String table() {
        return "entra.samples";
    }

    @Override
    protected Payload payload() {
        return IdentityLogs.entra();
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
