package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.SampledPayload;

class HaProxyTest extends SampledPayload {

    @Override
    protected String table() {
        return "ha-proxy.samples";
    }

    @Override
    protected Payload payload() {
        return new HaProxy();
    }
}
