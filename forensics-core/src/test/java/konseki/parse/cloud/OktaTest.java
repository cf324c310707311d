package konseki.parse.cloud;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class OktaTest extends SampledPayload {

    @Override
    protected String table() {
        return "okta.samples";
    }

    @Override
    protected Payload payload() {
        return IdentityLogs.okta();
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
