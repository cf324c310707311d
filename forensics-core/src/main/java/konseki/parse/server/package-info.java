/// What servers and their services write: logins, elevation of rights, jobs.
///
/// One class per program; start at [Sshd]. Forms of messages are tables of [konseki.parse.Phrase]s.
@NullMarked
package konseki.parse.server;

import org.jspecify.annotations.NullMarked;
