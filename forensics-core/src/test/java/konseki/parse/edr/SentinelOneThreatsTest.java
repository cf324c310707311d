package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class SentinelOneThreatsTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return SentinelOne.threats();
    }

    @Override
    protected String table() {
        return "sentinelone-threats.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
