package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class SentinelOneTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return SentinelOne.telemetry();
    }

    @Override
    protected String table() {
        return "sentinelone.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
