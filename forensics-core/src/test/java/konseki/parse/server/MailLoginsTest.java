package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class MailLoginsTest extends SampledPayload {

    @Override
    protected String table() {
        return "mail-logins.samples";
    }

    @Override
    protected Payload payload() {
        return ServiceLogins.mail();
    }
}
