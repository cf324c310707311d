package konseki.parse.edr;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class CrowdStrikeAssetsTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return CrowdStrike.assets();
    }

    @Override
    protected String table() {
        return "crowdstrike-assets.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
