package konseki.parse.cloud;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class AwsFlowTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new AwsFlow();
    }

    @Override
    protected String table() {
        return "aws-flow.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
