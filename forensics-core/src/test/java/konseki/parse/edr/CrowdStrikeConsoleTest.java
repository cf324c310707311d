package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class CrowdStrikeConsoleTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return CrowdStrike.console();
    }

    @Override
    protected String table() {
        return "crowdstrike-console.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
