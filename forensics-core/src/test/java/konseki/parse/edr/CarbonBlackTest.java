package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class CarbonBlackTest extends SampledPayload {

    @Override
    protected String table() {
        return "carbon-black.samples";
    }

    @Override
    protected Payload payload() {
        return AgentEvents.carbonBlack();
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
