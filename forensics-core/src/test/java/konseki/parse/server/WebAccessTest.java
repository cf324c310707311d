package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class WebAccessTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return new WebAccess();
    }

    @Override
    protected String table() {
        return "web-access.samples";
    }
}
