package konseki.parse.cloud;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class CloudTrailTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new CloudTrail();
    }

    @Override
    protected String table() {
        return "cloudtrail.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
