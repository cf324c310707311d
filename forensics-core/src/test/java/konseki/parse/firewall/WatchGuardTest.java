package konseki.parse.firewall;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class WatchGuardTest extends SampledPayload {

    @Override
    protected String table() {
        return "watch-guard.samples";
    }

    @Override
    protected Payload payload() {
        return new WatchGuard();
    }
}
