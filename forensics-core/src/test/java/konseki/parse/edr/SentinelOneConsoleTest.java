package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class SentinelOneConsoleTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return SentinelOne.console();
    }

    @Override
    protected String table() {
        return "sentinelone-console.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
