package konseki.parse.server;

import konseki.parse.Payload;
import konseki.parse.TablePayload;

/// Access logs of web servers whose `log_format` is JSON, with the names of nginx's variables. The bytes are those of
/// the
/// reply; `request_length` is what the client sent.
///
/// Source: nginx, `ngx_http_core_module`, "Embedded Variables".
public final class WebJson {

    private WebJson() {}

    /// The payload of such access logs.
    public static Payload access() {
        return TablePayload.of("web.access", """
                * web.access web - end source.ip<remote_addr|http_x_real_ip source.port<remote_port
                    destination.ip<server_addr destination.port<server_port
                    destination.domain<host|http_host|server_name:host http.request.method<request_method|method
                    url.path<request_uri|uri user_agent.original<http_user_agent|user_agent
                    event.code<status|response_status source.bytes<request_length
                    destination.bytes<bytes_sent|body_bytes_sent user.name<remote_user
                    network.transport=tcp network.protocol=http
                """)
                .knownBy("remote_addr")
                .andOneOf("request", "request_uri", "request_method", "uri")
                .timeBy("time_iso8601", "@timestamp", "timestamp", "msec", "time")
                .build();
    }
}
