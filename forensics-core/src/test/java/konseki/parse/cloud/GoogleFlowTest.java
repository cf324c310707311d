package konseki.parse.cloud;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class GoogleFlowTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new GoogleFlow();
    }

    @Override
    protected String table() {
        return "google-flow.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
