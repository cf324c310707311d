package konseki.parse.server;

import java.util.ArrayList;
import java.util.List;
import konseki.event.Slice;

/// The forms of one program's messages about logins, and the tables of all programs. Immutable.
///
/// A row that begins with `=` names the program and what syslog headers call it; those below it are its forms: what
/// happens, `event.type`, `event.outcome` and, after a bar, the form as [konseki.parse.Phrase] reads it. `+` marks a
/// form that needs no program before it, `-` one that does. What only informs (`info`) is no login.
///
/// Sources: the texts as the programs write them (Postfix `smtpd_sasl_glue.c`, Dovecot `login-common`, Exim `auths`,
/// OpenVPN `multi.c` and `ssl_verify.c`, strongSwan `libcharon`, ProFTPD `mod_auth.c`, vsftpd `logging.c`, MySQL
/// `ER_ACCESS_DENIED_ERROR`, PostgreSQL `auth.c`, SQL Server error 18456, Samba `auth_log.c`, Proxmox
/// `AccessControl.pm`,
/// pfSense `auth.inc`, MikroTik "Log"), and lines of each.
///
/// @param code     `event.code`
/// @param programs names in syslog headers
/// @param rows     its forms, as written
record LoginForms(String code, List<String> programs, List<String> rows) {
    static final String MAIL = """
            = postfix smtpd postscreen
            + smtp-auth start failure | warning: {name}[{peer}]: SASL {method:word} authentication failed: {reason}, sasl_username={user}
            + smtp-auth start failure | warning: {name}[{peer}]: SASL {method:word} authentication failed: {reason}
            + smtp-auth start failure | warning: {name}[{peer}]: SASL {method:word} authentication failed
            + smtp-auth start success | {queue:word}: client={name}[{peer}], sasl_method={method:word}, sasl_username={user}
            - smtp-reject info failure | NOQUEUE: reject: {verb:word} from {name}[{peer}]: {reason}
            + smtp-message info - | {queue:word}: client={name}[{peer}]
            + smtp-message info - | {queue:word}: from=<{sender}>, size={size:number}
            + smtp-message info - | {queue:word}: to=<{recipient}>, relay={relay}
            + smtp-message info - | {queue:word}: to=<{recipient}>, orig_to=
            + smtp-message info - | {queue:word}: message-id={id:word}
            + smtp-reject info failure | {queue:word}: reject: {verb:word} from {name}[{peer}]: {reason}
            - smtp-connect info - | connect from {name}[{peer}]
            - smtp-disconnect info - | disconnect from {name}[{peer}]
            = dovecot dovecot dovecot-auth imap-login pop3-login
            + imap-auth start failure | {service:word}: {x}(auth failed{y}user=<{user}>, method={method:word}, rip={peer:word}
            + imap-auth start failure | {service:word}: {x}(auth failed{y}user=<{user}>, rip={peer:word}
            + imap-auth start success | {service:word}: {x}Login: user=<{user}>, method={method:word}, rip={peer:word}
            + imap-auth start success | {service:word}: {x}Login: user=<{user}>, rip={peer:word}
            - imap-auth start failure | {service:word}: {x}({user},{peer},<{id}>): unknown user
            - imap-auth start failure | {service:word}: {x}({user},{peer}): unknown user
            - imap-auth start failure | {service:word}: {x}({user},{peer},<{id}>): pam_authenticate() failed: {reason}
            - imap-auth start failure | {service:word}: {x}({user},{peer}): pam_authenticate() failed: {reason}
            - imap-auth start failure | {service:word}: {x}({user},{peer},<{id}>): {w:word} mismatch
            - imap-auth start failure | {service:word}: {x}({user},{peer}): {w:word} mismatch
            = exim exim exim4
            + smtp-auth start failure | {driver:word} authenticator failed for {name} [{peer}]{x}: 535 Incorrect authentication data (set_id={user})
            + smtp-auth start failure | {driver:word} authenticator failed for [{peer}]{x}: 535 Incorrect authentication data (set_id={user})
            + smtp-auth start failure | {driver:word} authenticator failed for {name} [{peer}]{x}: 535 Incorrect authentication data
            + smtp-auth start failure | {driver:word} authenticator failed for [{peer}]{x}: 535 Incorrect authentication data
            + smtp-auth start success | {id:word} <= {from:word} H={name} [{peer}]{x} A={method}:{user:word}
            + smtp-reject info failure | H={name} [{peer}]{x} rejected RCPT {reason}
            + smtp-reject info failure | H={name} [{peer}]{x} sender verify fail for {reason}
            = courier imapd imapd-ssl pop3d pop3d-ssl pop3login imaplogin courieresmtpd
            + imap-auth start failure | LOGIN FAILED, user={user}, ip=[{peer}]
            + imap-auth start failure | LOGIN FAILED, method={method:word}, ip=[{peer}]
            + imap-auth start failure | LOGIN FAILED, ip=[{peer}]
            + imap-auth start success | LOGIN, user={user}, ip=[{peer}]
            - smtp-auth start failure | error,relay={peer},msg="535 {reason}
            - smtp-reject info failure | error,relay={peer},{reason}
            - imap-auth start success | Authenticated user={user} host={name} [{peer}]
            - imap-auth start success | Login user={user} host={name} [{peer}]
            - imap-auth start failure | Login failed user={user} auth={x} host={name} [{peer}]
            - imap-auth start failure | AUTHENTICATE {method:word} failure host={name} [{peer}]
            - imap-logout end - | Logout user={user} host={name} [{peer}]
            = cyrus imap imaps pop3 pop3s sieve timsieved lmtpunix
            + imap-auth start failure | badlogin: {name}[{peer}] {method:word} {reason}
            - imap-auth start success | login: {name}[{peer}] {user:word} {method:word}
            = sendmail sendmail sm-mta sm-acceptingconnections
            + smtp-auth start success | AUTH=server, relay={name} [{peer}], authid={user}, mech={method:word}
            + smtp-auth start failure | {queue:word}: [{peer}]: possible SMTP attack: command=AUTH, count={times:number}
            + smtp-auth start failure | {queue:word}: {name} [{peer}]: possible SMTP attack: command=AUTH, count={times:number}
            = perdition perdition perdition.imaps perdition.imap4 perdition.pop3 perdition.pop3s
            + imap-auth start failure | Auth: {peer}:{port:number}->{x}authentication_id="{user}"{y}status="failed
            + imap-auth start success | Auth: {peer}:{port:number}->{x}authentication_id="{user}"{y}status="ok
            = sogo sogod
            + web-auth start failure | SOGoRootPage Login from '{peer}' for user '{user}' might not have worked
            + web-auth start success | SOGoRootPage successful login from '{peer}' for user '{user}'
            = domino domino
            + smtp-auth start failure | {service:word}: {user:word} [{peer}] authentication failure using internet password
            + smtp-auth start failure | SMTP Server: Authentication failed for user {user:word} ; connecting host {peer:word}
            = roundcube roundcube
            + web-auth start failure | FAILED login for {user:word} from {peer:word}
            + web-auth start failure | IMAP Error: Login failed for {user:word} from {peer:word}
            + web-auth start success | Successful login for {user:word} (ID: {id:number}) from {peer:word}
            = zimbra zimbra zmmailboxdmgr
            + web-auth start failure | {x}oip={peer};{y}authentication failed for [{user}]
            """;

    static final String VPN = """
            = openvpn openvpn ovpn-server ovpn openvpn-server ovpnserver
            + vpn-login start failure | {user}/{peer}:{port:number} TLS Auth Error: {reason}
            + vpn-login start failure | {peer}:{port:number} TLS Auth Error: {reason}
            + vpn-login start success | {peer}:{port:number} TLS: Username/Password authentication succeeded for username '{user}'
            + vpn-login start failure | {peer}:{port:number} TLS: Username/Password authentication failed for username '{user}'
            + vpn-handshake info - | {peer}:{port:number} [UNDEF] Peer Connection Initiated with
            + vpn-connected start success | {peer}:{port:number} [{user}] Peer Connection Initiated with
            + vpn-assigned start success | {x}MULTI: Learn: {inside} -> {user}/{peer}:{port:number}
            + vpn-assigned start success | {x}MULTI: primary virtual IP for {user}/{peer}:{port:number}: {inside}
            + vpn-disconnected end - | {user}/{peer}:{port:number} SIGTERM[{reason}
            + vpn-disconnected end - | {user}/{peer}:{port:number} SIGUSR1[{reason}
            - vpn-disconnected end - | {user}/{peer}:{port:number} Connection reset, restarting
            + vpn-handshake info failure | {peer}:{port:number} VERIFY ERROR: {reason}
            + vpn-handshake info failure | {peer}:{port:number} TLS Error: {reason}
            + vpn-handshake info failure | {peer}:{port:number} WARNING: Bad encapsulated packet length from peer {reason}
            - vpn-handshake end - | {peer}:{port:number} Connection reset, restarting
            + vpn-connect info - | {x}TCP connection established with [AF_INET]{peer}:{port:number}
            = strongswan charon charon-systemd charon-nm ipsec strongswan
            + vpn-login start success | {x}authentication of '{user}' with {method:word} successful
            + vpn-login start success | {x}authentication of '{user}' with {method:word} signature successful
            + vpn-login start failure | {x}EAP method {method:word} failed for peer {user:word}
            + vpn-login start failure | {x}EAP_FAILURE for {user:word}
            - vpn-login start failure | {x}EAP-MS-CHAPv2 verification failed
            + vpn-connected start success | {x}IKE_SA {c} established between {l}[{me}]...{peer}[{user}]
            + vpn-disconnected end - | {x}deleting IKE_SA {c} between {l}[{me}]...{peer}[{user}]
            + vpn-assigned start success | {x}assigning virtual IP {inside} to peer '{user}'
            - vpn-handshake info failure | {x}no IKE config found for {l}...{peer:word} sending
            - vpn-handshake info - | {x}received packet: from {peer}[{port:number}] to
            = wireguard wireguard
            + vpn-handshake info failure | {x}wireguard: {i}: Invalid handshake initiation from {peer:any}:{port:number}~
            = softether vpnserver
            + vpn-login start failure | {x}User authentication failed. The user name that has been provided was "{user}", from {peer:word}
            """;

    static final String SERVICES = """
            = dropbear dropbear
            + ssh-login start failure | bad password attempt for '{user}' from {peer:any}:{port:number}~
            + ssh-login start failure | Bad password attempt for '{user}' from {peer:any}:{port:number}~
            + ssh-login start failure | Bad PAM password attempt for '{user}' from {peer:any}:{port:number}~
            + ssh-login start failure | Login attempt for nonexistent user from {peer:any}:{port:number}~
            + ssh-login start failure | login attempt for nonexistent user from {peer:any}:{port:number}~
            + ssh-login start failure | Login attempt for nonexistent user '{user}' from {peer:any}:{port:number}~
            + ssh-login start success | Password auth succeeded for '{user}' from {peer:any}:{port:number}~
            + ssh-login start success | PAM password auth succeeded for '{user}' from {peer:any}:{port:number}~
            + ssh-login start success | Pubkey auth succeeded for '{user}' with {x} from {peer:word}
            - ssh-disconnect end - | Exit before auth from <{peer:any}:{port:number}>
            = proftpd proftpd
            + ftp-login start failure | {x}({name}[{peer}]){y}USER {user} (Login failed): {reason}
            + ftp-login start failure | {x}({name}[{peer}]){y}USER {user}: no such user found from
            + ftp-login start success | {x}({name}[{peer}]){y}USER {user}: Login successful
            - ftp-login start failure | {x}({name}[{peer}]){y}SECURITY VIOLATION: {user} login attempted
            = vsftpd vsftpd
            + ftp-login start failure | [pid {pid}] [{user}] FAIL LOGIN: Client "{peer}"
            + ftp-login start success | [pid {pid}] [{user}] OK LOGIN: Client "{peer}"
            + ftp-connect info - | [pid {pid}] CONNECT: Client "{peer}"
            = pure-ftpd pure-ftpd
            + ftp-login start failure | ({x}@{peer}) [WARNING] Authentication failed for user [{user}]
            + ftp-login start success | ({x}@{peer}) [INFO] {user} is now logged in
            = wu-ftpd wu-ftpd in.ftpd ftpd
            + ftp-login start failure | failed login from {name} [{peer}]
            = mysql mysqld mariadbd mysqld_safe
            + database-login start failure | {x}Access denied for user '{user}'@'{peer}'
            = postgres postgres postgresql
            + database-login start failure | {x}[{pid:number}] {peer:word} {u:word} FATAL:  password authentication failed for user "{user}"
            + database-login start failure | {peer}({port:number}):{u}FATAL:  password authentication failed for user "{user}"
            + database-login start failure | {x}FATAL:  password authentication failed for user "{user}"
            = mssql mssql MSSQLSERVER
            + database-login start failure | {x}Login failed for user '{user}'.{reason}[CLIENT: {peer}]
            + database-login start success | {x}Login succeeded for user '{user}'.{reason}[CLIENT: {peer}]
            = samba smbd smbd_audit winbindd
            + smb-login start success | {x}Auth: [{a}] user [{d}]\\[{user}] at [{t}] with [{method}] status [NT_STATUS_OK]{y}remote host [{v}:{peer}:{port:number}]
            + smb-login start failure | {x}Auth: [{a}] user [{d}]\\[{user}] at [{t}] with [{method}] status [{reason}]{y}remote host [{v}:{peer}:{port:number}]
            = proxmox pvedaemon pveproxy proxmox-backup-api proxmox-backup-proxy
            + web-login start failure | authentication failure; rhost=[{peer}]:{port:number} user={user:word} msg={reason}
            + web-login start failure | authentication failure; rhost={peer:word} user={user:word} msg={reason}
            - web-login start success | {x} successful auth for user '{user}'
            - web-login start success | successful auth for user '{user}'
            = pfsense php-fpm php audit
            + web-login start failure | {page:word}: webConfigurator authentication error for user '{user}' from: {peer:word}
            + web-login start failure | {page:word}: Web GUI authentication error for '{user}' from {peer:word}
            + web-login start failure | {page:word}: webConfigurator authentication error for '{user}' from {peer:word}
            + web-login start success | {page:word}: Successful login for user '{user}' from: {peer:word}
            + web-login start success | {page:word}: Successful webConfigurator login for user '{user}' from {peer:word}
            + web-login start success | {page:word}: User logged in for '{user}' from {peer:word}
            = mikrotik mikrotik
            + login start failure | {topics:word} login failure for user {user:word} from {peer:word} via {method:word}
            + login start success | {topics:word} user {user:word} logged in from {peer:word} via {method:word}
            + logout end - | {topics:word} user {user:word} logged out from {peer:word} via {method:word}
            = phpmyadmin phpMyAdmin
            + web-login start failure | user denied: {user:word} ({reason}) from {peer:word}
            = froxlor Froxlor
            + web-login start failure | [Login Action {peer}] Unknown user '{user}' tried to login
            + web-login start failure | [Login Action {peer}] User '{user}' tried to login with wrong password
            = guacamole guacd guacamole
            + web-login start failure | {x}Authentication attempt from [{peer}, {via}] for user "{user}" failed
            + web-login start failure | {x}Authentication attempt from {peer:word} for user "{user}" failed
            + web-login start success | {x}User "{user}" successfully authenticated from [{peer}, {via}]
            + web-login start success | {x}User "{user}" successfully authenticated from {peer:word}
            = authelia authelia
            + web-login start failure | {x}Unsuccessful {factor:word} authentication attempt by user '{user}'{y}remote_ip={peer:word}
            + web-login start success | {x}Successful {factor:word} authentication attempt made by user '{user}'{y}remote_ip={peer:word}
            = keycloak keycloak
            + web-login start failure | {x}type="LOGIN_ERROR", {y}ipAddress="{peer}", {z}username="{user}"
            + web-login start failure | {x}type=LOGIN_ERROR, {y}ipAddress={peer}, {z}username={user:word}
            + web-login start failure | {x}type=LOGIN_ERROR, {y}ipAddress={peer},
            + web-login start success | {x}type=LOGIN, {y}ipAddress={peer}, {z}username={user:word}
            = asterisk asterisk
            + sip-login start failure | {x}SecurityEvent="ChallengeResponseFailed",{y}AccountID="{user}",{z}RemoteAddress="{v}/{t}/{peer}/{port:number}"
            + sip-login start failure | {x}SecurityEvent="InvalidPassword",{y}AccountID="{user}",{z}RemoteAddress="{v}/{t}/{peer}/{port:number}"
            + sip-login start failure | {x}SecurityEvent="InvalidAccountID",{y}AccountID="{user}",{z}RemoteAddress="{v}/{t}/{peer}/{port:number}"
            + sip-login start success | {x}SecurityEvent="SuccessfulAuth",{y}AccountID="{user}",{z}RemoteAddress="{v}/{t}/{peer}/{port:number}"
            = adguardhome AdGuardHome
            + web-login start failure | [error] POST {peer:word} {page:word}: invalid username or password
            = technitium DnsServerApp
            + web-login start failure | [{peer}:{port:number}] DnsServerCore.DnsWebServiceException: Invalid username or password for user: {user:word}
            = synology synoscgi synoscgi_SYNO.API.Auth_7_login webui
            = radius radiusd freeradius
            - radius-login start failure | {x}Login incorrect{reason}: [{user}]
            - radius-login start success | {x}Login OK: [{user}]
            = xrdp xrdp xrdp-sesman
            - rdp-login start failure | {x}AUTHFAIL: user={user:word} ip={peer:word}
            + rdp-login start failure | {x}AUTHFAIL: user={user:word} ip={peer:word}
            = openldap slapd
            - ldap-connect info - | {c:word} {f:word} ACCEPT from IP={peer}:{port:number}
            = lfd lfd
            + login start failure | ({service}) Failed {what} login from {peer:word}
            """;

    /// Reads a table; a mistake in it is an [IllegalArgumentException] at start.
    static List<LoginForms> read(String table) {
        List<LoginForms> all = new ArrayList<>();
        for (String row : table.strip().lines().toList()) {
            if (row.startsWith("= ")) {
                List<String> words = List.of(row.substring(2).split(" "));
                all.add(new LoginForms(words.getFirst(), words.subList(1, words.size()), new ArrayList<>()));
            } else {
                all.getLast().rows.add(row);
            }
        }
        return all;
    }

    AuthMessages messages(String dataset) {
        AuthMessages.Builder builder = AuthMessages.of(code, programs.toArray(String[]::new))
                .dataset(dataset)
                .oneAccount()
                .categoryOfFormsOnly();
        for (String row : rows) {
            int bar = row.indexOf(" | ");
            String[] words = row.substring(2, bar).split(" ");
            Slice outcome = words[2].equals("-") ? Slice.ABSENT : Slice.of(words[2]);
            String form = row.substring(bar + 3);
            if (row.startsWith("+")) {
                builder.peculiar(words[0], Slice.of(words[1]), outcome, form);
            } else {
                builder.form(words[0], Slice.of(words[1]), outcome, form);
            }
        }
        return builder.build();
    }
}
