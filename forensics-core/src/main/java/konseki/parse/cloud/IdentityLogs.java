package konseki.parse.cloud;

import konseki.parse.Payload;
import konseki.parse.TablePayload;

/// Who signed in to cloud identities, and what administrators of these did: Okta, Microsoft Entra ID, Microsoft 365.
///
/// Sources: Okta, "System Log API", event types; Microsoft, "Sign-in logs schema", "Office 365 Management Activity API
/// schema".
public final class IdentityLogs {

    private IdentityLogs() {}

    /// Okta's System Log.
    public static Payload okta() {
        return TablePayload.of("okta.system", """
                = who user.name<actor.alternateId user.id<actor.id source.ip<client.ipAddress event.action<eventType
                    user_agent.original<client.userAgent.rawUserAgent message<displayMessage event.code<eventType
                user.session.start                     okta.system authentication - start  who
                user.session.access_admin_app          okta.system authentication - start  who
                user.authentication.auth_via_mfa       okta.system authentication - start  who
                user.authentication.verify             okta.system authentication - start  who
                user.authentication.sso                okta.system authentication - start  who
                user.authentication.auth_via_IDP       okta.system authentication - start  who
                user.authentication.auth_via_AD_agent  okta.system authentication - start  who
                user.authentication.auth_via_radius    okta.system authentication - start  who
                user.account.lock                      okta.system authentication failure info who
                user.session.end                       okta.system authentication - end    who
                *                                      okta.system config         - change who
                """)
                .knownBy("eventType", "outcome.result")
                .andOneOf("actor.alternateId", "actor.id")
                .kindBy("eventType")
                .timeBy("published")
                .outcomeBy("outcome.result")
                .build();
    }

    /// Sign-ins and audit records of Microsoft Entra ID, as exported to storage or an event hub.
    ///
    /// `errorCode` 0 is the only one that lets in; any other is a failure or an interruption.
    public static Payload entra() {
        return TablePayload.of("azure.signin", """
                = who user.name<properties.userPrincipalName|properties.initiatedBy.user.userPrincipalName|identity
                    user.id<properties.userId source.ip<properties.ipAddress|callerIpAddress event.action<operationName
                    event.code<properties.status.errorCode|resultType user_agent.original<properties.userAgent
                    fx.object<properties.appDisplayName|properties.targetResources.displayName
                    message<properties.status.failureReason|resultDescription|properties.activityDisplayName
                0                             azure.signin authentication success start  who
                SignInLogs                    azure.signin authentication failure start  who
                NonInteractiveUserSignInLogs  azure.signin authentication failure start  who
                ServicePrincipalSignInLogs    azure.signin authentication failure start  who
                ManagedIdentitySignInLogs     azure.signin authentication failure start  who
                ADFSSignInLogs                azure.signin authentication failure start  who
                AuditLogs                     azure.audit  iam            -       change who
                MicrosoftGraphActivityLogs    azure.graph  web            -       info   who
                    http.request.method<properties.requestMethod url.path<properties.requestUri:url
                    destination.bytes<properties.responseSizeBytes
                *                             azure.log    config         -       info   who
                """)
                .knownBy("operationName", "category")
                .andOneOf("properties.userPrincipalName", "properties.activityDateTime", "properties.requestMethod")
                .kindBy("properties.status.errorCode", "category")
                .timeBy("properties.createdDateTime", "time")
                .outcomeBy("properties.result")
                .build();
    }

    /// The unified audit log of Microsoft 365.
    public static Payload office() {
        return TablePayload.of("m365.audit", """
                = who user.name<UserId source.ip<ClientIP|ClientIPAddress|ActorIpAddress event.action<Operation
                    event.code<RecordType observer.name<Workload fx.object<ObjectId user_agent.original<UserAgent
                UserLoggedIn           m365.audit authentication success start    who
                UserLoginFailed        m365.audit authentication failure start    who
                MailboxLogin           m365.audit authentication -       start    who
                FileDownloaded         m365.audit file           -       access   who file.path<SourceFileName
                FileSyncDownloadedFull m365.audit file           -       access   who file.path<SourceFileName
                FileUploaded           m365.audit file           -       creation who file.path<SourceFileName
                FileDeleted            m365.audit file           -       deletion who file.path<SourceFileName
                FileRenamed            m365.audit file           -       change   who file.path<SourceFileName
                FileModified           m365.audit file           -       change   who file.path<SourceFileName
                FileAccessed           m365.audit file           -       access   who file.path<SourceFileName
                New-InboxRule          m365.audit config         -       creation who
                Set-InboxRule          m365.audit config         -       change   who
                Set-Mailbox            m365.audit config         -       change   who
                *                      m365.audit config         -       info     who
                """)
                .knownBy("CreationTime", "Operation", "Workload")
                .kindBy("Operation")
                .timeBy("CreationTime")
                .outcomeBy("ResultStatus")
                .build();
    }
}
