package konseki.parse.network;

import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.parse.KeyTable;
import konseki.parse.RecordKinds;

/// Which columns of which log of Zeek say what.
final class ZeekLogs {
    static final RecordKinds KINDS = RecordKinds.of("""
            = ids source.ip<id.orig_h|id_orig_h source.port<id.orig_p|id_orig_p destination.ip<id.resp_h|id_resp_h
                destination.port<id.resp_p|id_resp_p network.transport<proto observer.name<@system|_system_name
            conn          zeek.conn         network         -  end    ids network.protocol<service
                event.duration<duration:seconds source.packets<orig_pkts destination.packets<resp_pkts
                event.action<conn_state
            conn_long     zeek.conn_long    network         -  info   ids network.protocol<service event.action<conn_state
            dns           zeek.dns          dns             -  info   ids dns.question.name<query event.action<qtype_name
                event.code<rcode_name network.protocol=dns
            http          zeek.http         web             -  info   ids http.request.method<method url.path<uri
                destination.domain<host:host user_agent.original<user_agent user.name<username event.code<status_code
                file.path<orig_filenames network.protocol=http network.transport=tcp
            ssl           zeek.ssl          network         -  info   ids destination.domain<server_name
                event.action<version network.protocol=ssl network.transport=tcp
            quic          zeek.quic         network         -  info   ids destination.domain<server_name
                event.action<version network.protocol=quic network.transport=udp
            smb_files     zeek.smb_files    file            -  -      ids event.action<action fx.object<path
                file.size<size fx.file.old_extension<prev_name network.protocol=smb network.transport=tcp
            smb_mapping   zeek.smb_mapping  file            -  start  ids event.action<share_type fx.object<path
                network.protocol=smb network.transport=tcp
            files         zeek.files        file            -  info   source.ip<tx_hosts destination.ip<rx_hosts
                file.path<filename file.size<total_bytes|seen_bytes process.hash.sha256<sha256 network.protocol<source
                event.action<mime_type observer.name<@system|_system_name
            notice        zeek.notice       network         -  info   source.ip<src destination.ip<dst destination.port<p
                ids event.action<note message<msg file.path<file_desc
            weird         zeek.weird        network         -  info   ids event.action<name message<addl
            kerberos      zeek.kerberos     authentication  -  start  ids event.action<request_type event.code<error_msg
                fx.object<service fx.auth.package=Kerberos network.protocol=kerberos
            ntlm          zeek.ntlm         authentication  -  start  ids user.name<username user.domain<domainname
                fx.auth.package=NTLM network.transport=tcp
            dce_rpc       zeek.dce_rpc      network         -  info   ids event.action<operation
                fx.object<endpoint|named_pipe network.protocol=dce_rpc network.transport=tcp
            rdp           zeek.rdp          network         -  start  ids user.name<cookie event.action<result
                network.protocol=rdp network.transport=tcp
            ssh           zeek.ssh          authentication  -  start  ids user_agent.original<client
                event.action<direction network.protocol=ssh network.transport=tcp
            ftp           zeek.ftp          network         -  info   ids user.name<user event.action<command
                event.code<reply_code file.path<arg file.size<file_size network.protocol=ftp network.transport=tcp
            smtp          zeek.smtp         network         -  info   ids user.name<mailfrom event.code<last_reply
                message<subject network.protocol=smtp network.transport=tcp
            socks         zeek.socks        network         -  info   ids user.name<user event.action<status
                destination.domain<request.name network.protocol=socks network.transport=tcp
            rfb           zeek.rfb          network         -  start  ids event.action<authentication_method
                network.protocol=rfb network.transport=tcp
            radius        zeek.radius       authentication  -  start  ids user.name<username event.action<result
                network.protocol=radius
            ldap          zeek.ldap         network         -  info   ids event.action<opcode event.code<result
                fx.object<object network.protocol=ldap
            ldap_search   zeek.ldap_search  network         -  info   ids event.code<result fx.object<base_object
                network.protocol=ldap
            mysql         zeek.mysql        network         -  info   ids event.action<cmd message<arg network.protocol=mysql
            dhcp          zeek.dhcp         network         -  info   source.ip<client_addr|assigned_addr
                destination.ip<server_addr host.name<host_name network.protocol=dhcp network.transport=udp
            tunnel        zeek.tunnel       network         -  info   ids event.action<action network.protocol<tunnel_type
            intel         zeek.intel        network         -  info   ids event.action<seen.indicator_type
                fx.object<seen.indicator
            signatures    zeek.signatures   network         -  info   source.ip<src_addr source.port<src_port
                destination.ip<dst_addr destination.port<dst_port event.action<sig_id message<event_msg
            dpd           zeek.dpd          network         -  info   ids network.protocol<analyzer message<failure_reason
            analyzer      zeek.analyzer     network         -  info   ids network.protocol<analyzer_name
                message<failure_reason
            x509          zeek.x509         network         -  info   fx.object<certificate.subject
            pe            zeek.pe           file            -  info   event.action<machine
            ocsp          zeek.ocsp         network         -  info   event.action<certStatus
            software      zeek.software     config          -  info   source.ip<host event.action<software_type
                fx.object<name
            known_hosts   zeek.known_hosts  network         -  info   source.ip<host
            known_services zeek.known_services network      -  info   destination.ip<host destination.port<port_num
                network.transport<port_proto network.protocol<service
            capture_loss  zeek.capture_loss log             -  info   observer.name<peer
            stats         zeek.stats        log             -  info   observer.name<peer
            reporter      zeek.reporter     log             -  info   event.action<level message<message
            *             zeek.other        network         -  info   ids user.name<username|user
            """);

    /// States of connections; the first [#FAILED] of them were never made. Source: Zeek, "conn.log", `conn_state`.
    static final KeyTable STATES =
            KeyTable.of("S0", "REJ", "SH", "SHR", "RSTOS0", "RSTRH", "SF", "S1", "S2", "S3", "RSTO", "RSTR");

    static final int FAILED = 6;

    private ZeekLogs() {}

    static boolean isTcp(EventBuffer out) {
        return out.written(Field.NETWORK_TRANSPORT).length() > 0
                && out.written(Field.NETWORK_TRANSPORT).at(0) == 't';
    }
}
