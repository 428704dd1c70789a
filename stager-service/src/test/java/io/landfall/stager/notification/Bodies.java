package io.landfall.stager.notification;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Messages as their senders document them. The object of each is 5 bytes long and has the eTag d41d. */
public final class Bodies {

    private static final String NATIVE = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-west-2",
            "eventTime":"2026-11-20T12:00:00.000Z","eventName":"%s",
            "userIdentity":{"principalId":"AIDAJDPLRKLG7UEXAMPLE"},"requestParameters":{"sourceIPAddress":"127.0.0.1"},
            "responseElements":{"x-amz-request-id":"C3D13FE58DE4C810","x-amz-id-2":"FMyUVURIY8"},
            "s3":{"s3SchemaVersion":"1.0","configurationId":"testConfigRule",
            "bucket":{"name":"b","ownerIdentity":{"principalId":"A3NL1KOZZKExample"},"arn":"arn:aws:s3:::b"},
            "object":{"key":"%s","size":5,"eTag":"d41d","versionId":"%s","sequencer":"0055AED6DCD90281E5"}}}]}""";

    private static final String EVENT_BRIDGE = """
            {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"%s","source":"aws.s3",
            "account":"111122223333","time":"2021-11-12T00:00:00Z","region":"ca-central-1","resources":["arn:aws:s3:::b"],
            "detail":{"version":"0","bucket":{"name":"b"},"object":{"key":"%s","size":5,"etag":"d41d",
            "version-id":"IYV3p45BT0ac8hjHg1houSdS1a.Mro8e","sequencer":"617f08299329d189"},
            "request-id":"N4N7GDK58NMKJ12R","requester":"123456789012","source-ip-address":"1.2.3.4","reason":"PutObject"}}""";

    private static final String SNS = """
            {"Type":"Notification","MessageId":"22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
            "TopicArn":"arn:aws:sns:us-west-2:123456789012:MyTopic","Subject":"Amazon S3 Notification","Message":"%s",
            "Timestamp":"2012-05-02T00:54:06.655Z","SignatureVersion":"1","Signature":"EXAMPLEw6JRN",
            "SigningCertURL":"https://sns.us-west-2.amazonaws.com/cert.pem","UnsubscribeURL":"https://sns.us-west-2.amazonaws.com/"}""";

    private static final String MINIO = """
            {"EventName":"%1$s","Key":"b/log data/a.json","Records":[{"eventVersion":"2.0","eventSource":"minio:s3","awsRegion":"",
            "eventTime":"2026-02-01T10:00:00.000Z","eventName":"%1$s","userIdentity":{"principalId":"minioadmin"},
            "requestParameters":{"principalId":"minioadmin","region":"","sourceIPAddress":"127.0.0.1"},
            "responseElements":{"x-amz-id-2":"dd9025","x-amz-request-id":"1790","x-minio-deployment-id":"6faeded5",
            "x-minio-origin-endpoint":"http://127.0.0.1:9000"},
            "s3":{"s3SchemaVersion":"1.0","configurationId":"Config",
            "bucket":{"name":"b","ownerIdentity":{"principalId":"minioadmin"},"arn":"arn:aws:s3:::b"},
            "object":{"key":"%2$s",%3$s"eTag":"d41d","contentType":"application/json",
            "userMetadata":{"content-type":"application/json"},"sequencer":"17A0B1C2D3E4F5A6"}},
            "source":{"host":"127.0.0.1","port":"","userAgent":"MinIO (linux; amd64)"}}]}""";

    private Bodies() {}

    /** @param key as it is to stand in the JSON */
    public static String s3(String eventName, String key) {
        return s3(eventName, key, "v1");
    }

    static String s3(String eventName, String key, String version) {
        return NATIVE.formatted(eventName, key, version);
    }

    static String eventBridge(String detailType, String key) {
        return EVENT_BRIDGE.formatted(detailType, key);
    }

    static String sns(String inner) {
        return SNS.formatted(String.valueOf(JsonStringEncoder.getInstance().quoteAsString(inner)));
    }

    /** @param size null where MinIO leaves it out */
    static String minio(String eventName, String key, Long size) {
        return MINIO.formatted(eventName, key, size == null ? "" : "\"size\":" + size + ",");
    }
}
