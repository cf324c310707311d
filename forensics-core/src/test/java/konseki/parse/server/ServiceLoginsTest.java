package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class ServiceLoginsTest extends SampledPayload {

    @Override
    protected String table() {
        return "services-logins.samples";
    }

    @Override
    protected Payload payload() {
        return ServiceLogins.services();
    }
}
