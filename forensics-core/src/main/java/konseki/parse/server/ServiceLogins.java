package konseki.parse.server;

import java.util.ArrayList;
import java.util.List;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.RejectReason;
import konseki.event.Slice;
import konseki.parse.KeyTable;
import konseki.parse.LeadingStamp;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.SyslogHeader;

/// Who logs in to services that people reach from outside: mail, VPN daemons, file transfer, databases, web consoles.
/// Immutable, stateless.
///
/// One table names for each program the forms of its messages ([LoginForms]). The program is the one in the syslog
/// header, or that of a form so peculiar that it tells by itself, as in files that a daemon writes without such a
/// header. `event.code` is the program. A message of no known form is kept without a category.
public final class ServiceLogins implements Payload {
    private final Slice dataset;
    private final KeyTable programs;
    private final int[] groupOfProgram;
    private final AuthMessages[] groups;

    private ServiceLogins(String dataset, String table) {
        this.dataset = Slice.of(dataset);
        KeyTable.Builder names = new KeyTable.Builder();
        List<Integer> owners = new ArrayList<>();
        List<AuthMessages> all = new ArrayList<>();
        for (LoginForms forms : LoginForms.read(table)) {
            for (String program : forms.programs()) {
                if (names.id(program) == owners.size()) {
                    owners.add(all.size());
                }
            }
            all.add(forms.messages(dataset));
        }
        programs = names.build();
        groupOfProgram = owners.stream().mapToInt(Integer::intValue).toArray();
        groups = all.toArray(AuthMessages[]::new);
    }

    /// Mail servers, also those behind web mail.
    public static Payload mail() {
        return new ServiceLogins("mail.auth", LoginForms.MAIL);
    }

    /// Daemons of virtual private networks.
    public static Payload vpn() {
        return new ServiceLogins("vpn.auth", LoginForms.VPN);
    }

    /// File transfer, databases, remote shells other than OpenSSH's, consoles of appliances.
    public static Payload services() {
        return new ServiceLogins("service.auth", LoginForms.SERVICES);
    }

    @Override
    public Shape shape() {
        return Shape.TEXT;
    }

    @Override
    public String dataset() {
        return dataset.toString();
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return group(bytes, from, to, out) >= 0;
    }

    private int group(byte[] bytes, int from, int to, EventBuffer out) {
        Slice name = SyslogHeader.appName(out);
        if (!name.isAbsent()) {
            int start = name.offset() + name.lastIndexOf('/') + 1; // postfix/smtpd
            int program = programs.find(name.bytes(), start, name.end());
            if (program >= 0) {
                return groupOfProgram[program];
            }
        }
        int message = LeadingStamp.end(bytes, from, to);
        for (int i = 0; i < groups.length; i++) {
            if (groups[i].isPeculiar(bytes, message, to, out)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        int group = group(bytes, from, to, out);
        int message = LeadingStamp.end(bytes, from, to);
        if (message > from && !out.has(Field.TIMESTAMP)) {
            LeadingStamp.put(bytes, from, to, clock, out);
        }
        if (group < 0) {
            out.reject(RejectReason.NO_PAYLOAD, 0);
            return Outcome.REJECTED;
        }
        Outcome outcome = groups[group].parse(bytes, message, to, out);
        if (outcome == Outcome.REJECTED) {
            out.reject(out.rejectReason(), out.rejectColumn() + message - from);
        }
        return outcome;
    }
}
