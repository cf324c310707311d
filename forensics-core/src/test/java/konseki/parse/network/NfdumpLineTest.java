package konseki.parse.network;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class NfdumpLineTest extends SampledPayload {

    @Override
    protected String table() {
        return "nfdump-line.samples";
    }

    @Override
    protected Payload payload() {
        return new NfdumpLine();
    }
}
