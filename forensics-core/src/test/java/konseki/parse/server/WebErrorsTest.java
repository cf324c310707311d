package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class WebErrorsTest extends SampledPayload {

    @Override
    protected String table() {
        return "web-errors.samples";
    }

    @Override
    protected Payload payload() {
        return new WebErrors();
    }
}
