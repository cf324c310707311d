package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class CrowdStrikeTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return CrowdStrike.telemetry();
    }

    @Override
    protected String table() {
        return "crowdstrike.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
