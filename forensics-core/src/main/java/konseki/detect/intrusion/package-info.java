/// The way in: passwords guessed until one fitted, logins from outside, and which address inside they got.
///
/// Start at [IntrusionRoute]. [LoginTables] keeps attempts and VPN sessions; [GuessReader] finds guessing that ended in
/// a
/// success, [VpnSessions] the address that a client had inside.
@NullMarked
package konseki.detect.intrusion;

import org.jspecify.annotations.NullMarked;
