package konseki.parse.cloud;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class OfficeTest extends SampledPayload {

    @Override
    protected String table() {
        return "office.samples";
    }

    @Override
    protected Payload payload() {
        return IdentityLogs.office();
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
