package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class HarfangLabTest extends SampledPayload {

    @Override
    protected String table() {
        return "harfang-lab.samples";
    }

    @Override
    protected Payload payload() {
        return AgentEvents.harfangLab();
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
