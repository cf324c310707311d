package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class AuditdTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new Auditd();
    }

    @Override
    protected String table() {
        return "auditd.samples";
    }
}
