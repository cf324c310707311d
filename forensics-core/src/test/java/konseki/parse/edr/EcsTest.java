package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class EcsTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new Ecs();
    }

    @Override
    protected String table() {
        return "ecs.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
