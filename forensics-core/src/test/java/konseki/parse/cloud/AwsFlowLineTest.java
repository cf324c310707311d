package konseki.parse.cloud;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class AwsFlowLineTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new AwsFlowLine();
    }

    @Override
    protected String table() {
        return "aws-flow-line.samples";
    }
}
