package konseki.parse.server;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class WebJsonTest extends SampledPayload {

    @Override
    protected Payload payload() {
        return WebJson.access();
    }

    @Override
    protected String table() {
        return "web-json.samples";
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
