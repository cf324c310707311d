package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class VpnLoginsTest extends SampledPayload {

    @Override
    protected String table() {
        return "vpn-logins.samples";
    }

    @Override
    protected Payload payload() {
        return ServiceLogins.vpn();
    }
}
