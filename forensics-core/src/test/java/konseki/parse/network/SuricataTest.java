package konseki.parse.network;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class SuricataTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new Suricata();
    }

    @Override
    protected String table() {
        return "suricata.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
