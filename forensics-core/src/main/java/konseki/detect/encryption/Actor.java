package konseki.detect.encryption;

import java.util.ArrayList;
import java.util.List;
import konseki.detect.Clauses;
import konseki.event.Field;
import konseki.query.FieldRef;
import konseki.query.Query;

/// Who changed files: a program on a machine, or over SMB an account from a client address on a server. Immutable.
///
/// @param host    as the log writes it, folded
/// @param program folded; empty if not known, or over SMB
/// @param client  address over SMB, else empty
/// @param account over SMB, folded, or empty
record Actor(String host, String program, String client, String account) {

    /// All changes of files by the actor.
    Query query() {
        List<Query> clauses = new ArrayList<>();
        clauses.add(Clauses.is(Field.HOST_NAME, host));
        if (!program.isEmpty()) {
            clauses.add(Clauses.is(Field.PROCESS_EXECUTABLE, program));
        }
        if (!client.isEmpty()) {
            clauses.add(Clauses.address(Field.SOURCE_IP, client));
        }
        if (!account.isEmpty()) {
            clauses.add(Clauses.is(Field.USER_NAME, account));
        }
        clauses.add(new Query.Exists(FieldRef.of(Field.FILE_PATH)));
        return new Query.And(clauses);
    }

    /// For a reader.
    String shown() {
        String who = !program.isEmpty() ? program : client.isEmpty() ? "unknown program" : client;
        return account.isEmpty() ? who : account + " from " + who;
    }
}
