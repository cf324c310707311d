package konseki.parse.firewall;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class MerakiTest extends SampledPayload {

    @Override
    protected String table() {
        return "meraki.samples";
    }

    @Override
    protected Payload payload() {
        return new Meraki();
    }
}
