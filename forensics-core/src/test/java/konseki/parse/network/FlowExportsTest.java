package konseki.parse.network;

import konseki.parse.Carrier;
import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class FlowExportsTest extends SampledPayload {

    @Override
    protected String table() {
        return "flow-exports.samples";
    }

    @Override
    protected Payload payload() {
        return new FlowExports();
    }

    @Override
    protected Carrier carrier() {
        return json();
    }
}
