package konseki.parse.cloud;

import java.util.Optional;
import java.util.stream.Stream;
import konseki.event.EventBuffer;
import konseki.event.Field;
import konseki.event.FlowStamp;
import konseki.event.Slice;
import konseki.event.VendorName;
import konseki.parse.ActionWords;
import konseki.parse.ControlLine;
import konseki.parse.MemberClock;
import konseki.parse.Outcome;
import konseki.parse.Payload;
import konseki.parse.RecordKinds;
import konseki.parse.Seed;
import konseki.parse.Stamps;

/// Events of AWS CloudTrail: who called which function of which service, from where.
///
/// Of a data event of S3, `bytesTransferredOut` went to the caller: `destination.bytes`.
///
/// Source: AWS CloudTrail User Guide, "CloudTrail record contents" and "Amazon S3 CloudTrail events".
public final class CloudTrail implements Payload {
    private static final VendorName VERSION = VendorName.of("eventVersion");
    private static final VendorName NAME = VendorName.of("eventName");
    private static final VendorName SERVICE = VendorName.of("eventSource");
    private static final VendorName TIME = VendorName.of("eventTime");
    private static final VendorName ERROR = VendorName.of("errorCode");
    private static final VendorName LOGIN = VendorName.of("responseElements.ConsoleLogin");
    private static final VendorName READ_ONLY = VendorName.of("readOnly");

    private static final Slice TRUE = Slice.of("true");
    private static final Slice SUCCESS = Slice.of("Success");
    private static final Slice ACCESS = Slice.of("access");
    private static final Slice[] CREATING = slices("Create", "Run", "Put", "Add", "Import", "Upload");
    private static final Slice[] DELETING = slices("Delete", "Terminate", "Remove", "Purge");
    private static final Slice[] READING = slices("Get", "List", "Describe", "Head", "Lookup", "Decrypt");

    private static final RecordKinds SERVICES = RecordKinds.of("""
            = call source.ip<sourceIPAddress event.action<eventName event.code<errorCode
                user.name<userIdentity.userName|userIdentity.sessionContext.sessionIssuer.userName
                user.name<userIdentity.principalId|userIdentity.invokedBy user.domain<userIdentity.accountId
                user.id<userIdentity.arn user_agent.original<userAgent observer.name<eventSource
                user.target.name<requestParameters.userName message<errorMessage
                file.path<requestParameters.key source.bytes<additionalEventData.bytesTransferredIn
                destination.bytes<additionalEventData.bytesTransferredOut
                fx.object<requestParameters.bucketName|requestParameters.roleName|requestParameters.groupName
                fx.object<requestParameters.roleArn|requestParameters.policyArn|requestParameters.instanceId
                fx.object<requestParameters.snapshotId|requestParameters.dBInstanceIdentifier|requestParameters.name
            signin.amazonaws.com   aws.cloudtrail  authentication  success  start  call
            sts.amazonaws.com      aws.cloudtrail  authentication  success  start  call
            iam.amazonaws.com      aws.cloudtrail  iam             success  -      call
            sso.amazonaws.com      aws.cloudtrail  iam             success  -      call
            s3.amazonaws.com       aws.cloudtrail  file            success  -      call
            *                      aws.cloudtrail  config          success  -      call
            """);

    private static Slice[] slices(String... words) {
        return Stream.of(words).map(Slice::of).toArray(Slice[]::new);
    }

    @Override
    public Shape shape() {
        return Shape.NAMED;
    }

    @Override
    public String dataset() {
        return "aws.cloudtrail";
    }

    @Override
    public FlowStamp flowStamp() {
        return FlowStamp.NONE;
    }

    @Override
    public Optional<String> control(Seed seed) {
        return ControlLine.action(
                seed,
                Seed.Action.Kind.CLOUD,
                "{\"eventVersion\":\"1.08\",\"eventTime\":\"{iso}\",\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"CreateSnapshot\","
                        + "\"awsRegion\":\"ap-northeast-1\",\"sourceIPAddress\":\"{client}\",\"userAgent\":\"control\","
                        + "\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"control\"},\"eventID\":\"1\",\"eventType\":\"AwsApiCall\"}");
    }

    @Override
    public boolean accepts(byte[] bytes, int from, int to, EventBuffer out) {
        return !out.vendor(NAME).isEmpty()
                && !out.vendor(SERVICE).isEmpty()
                && !out.vendor(TIME).isEmpty()
                && !out.vendor(VERSION).isEmpty();
    }

    @Override
    public Outcome parse(byte[] bytes, int from, int to, MemberClock clock, EventBuffer out) {
        Stamps.any(out.vendor(TIME), clock, out);
        Slice login = out.vendor(LOGIN);
        if (!out.vendor(ERROR).isEmpty()
                || !login.isEmpty() && !out.vendor(LOGIN).sameAs(SUCCESS)) {
            out.text(Field.EVENT_OUTCOME, ActionWords.FAILURE);
        }
        SERVICES.named(out.vendor(SERVICE)).read(out);
        if (!out.has(Field.EVENT_TYPE)) {
            out.text(Field.EVENT_TYPE, type(out));
        }
        return Outcome.EVENT;
    }

    private static Slice type(EventBuffer out) {
        if (out.vendor(READ_ONLY).sameAs(TRUE)) {
            return ACCESS;
        }
        Slice name = out.vendor(NAME);
        return startsWith(READING, name)
                ? ACCESS
                : startsWith(CREATING, name)
                        ? ActionWords.CREATION
                        : startsWith(DELETING, name) ? ActionWords.DELETION : ActionWords.CHANGE;
    }

    private static boolean startsWith(Slice[] words, Slice name) {
        for (Slice word : words) {
            if (name.startsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
