package dev.laurel.backup.destination.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Digests;
import dev.laurel.backup.destination.Patience;
import dev.laurel.contract.RemoteContract;
import dev.laurel.error.ErrorCode;
import dev.laurel.servers.S3Server;
import dev.laurel.task.CancelToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3DestinationTest extends RemoteContract {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    @RegisterExtension
    static final S3Server SERVER = new S3Server();

    private String bucket = "";
    private S3Client raw;
    private Destination destination;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    S3DestinationTest() {}

    @BeforeEach
    void makeBucket() {
        bucket = "bucket-" + BUCKETS.incrementAndGet();
        raw = S3Clients.open(place(SERVER.address()), keys(), Patience.USUAL).client();
        raw.createBucket(request -> request.bucket(bucket));
        destination = open(SERVER.address(), Patience.USUAL);
    }

    @AfterEach
    void closeClients() {
        destination.close();
        raw.close();
    }

    private S3Place place(URI address) {
        return new S3Place(bucket, "us-east-1", address, true, true);
    }

    private static S3Keys keys() {
        return new S3Keys.Pair(S3Server.ID, S3Server.SECRET.toCharArray(), null);
    }

    @Override
    protected Destination destination() {
        return destination;
    }

    @Override
    protected int pageSize() {
        return 1000;
    }

    /** Its answer has the time at which it was given, which may be the second before or after. */
    @Override
    protected boolean tellsWhenItStored() {
        return false;
    }

    @Override
    protected void plant(List<String> keys) {
        SERVER.plant(bucket, keys, bytes("{}"));
    }

    @Override
    protected URI server() {
        return SERVER.address();
    }

    @Override
    protected Destination open(URI address, Patience patience) {
        return new S3Destination("bucket", place(address), keys(), patience, InstantSource.system());
    }

    @Override
    protected Destination withWrongKeys() {
        return new S3Destination("bucket", place(SERVER.address()),
                new S3Keys.Pair(S3Server.ID, "wrong".toCharArray(), null), Patience.USUAL, InstantSource.system());
    }

    @Override
    protected Destination missing(String name) {
        return new S3Destination("bucket", new S3Place(name, "us-east-1", SERVER.address(), true, true), keys(),
                Patience.USUAL, InstantSource.system());
    }

    @Override
    protected String slowDown(String retryAfter) {
        var body = "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Slow</Message></Error>";
        return "HTTP/1.1 503 Slow Down\r\nRetry-After: " + retryAfter + "\r\nContent-Type: application/xml\r\n"
                + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    @Override
    protected void plantAltered(String key) {
        raw.putObject(request -> request.bucket(bucket).key(key).metadata(Map.of(Digests.METADATA, "00".repeat(32))),
                RequestBody.fromString("altered"));
    }

    @Test
    void anObjectCarriesItsTypeItsHashAndIsEncrypted() {
        put("users/anna/v1/achievements-1.json", bytes("{}"));
        var head = raw.headObject(request -> request.bucket(bucket).key("users/anna/v1/achievements-1.json"));
        assertThat(head.contentType()).isEqualTo("application/json");
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(head.metadata()).containsEntry("madeby", "test").containsEntry(Digests.METADATA,
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void encryptionCanBeLeftOut() {
        try (var plain = new S3Destination("bucket", new S3Place(bucket, "us-east-1", SERVER.address(), true, false),
                keys(), Patience.USUAL, InstantSource.system())) {
            plain.test(_ -> {}, CancelToken.NEVER);
        }
    }

    @Test
    void noUploadIsLeftUnfinished() {
        put("users/anna/v1/achievements-1.json", new byte[9 << 20]);
        assertThat(raw.listMultipartUploads(request -> request.bucket(bucket)).uploads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, DESTINATION_PERMISSION",
        "403, InvalidAccessKeyId, DESTINATION_CREDENTIALS",
        "400, ExpiredToken, DESTINATION_CREDENTIALS",
        "403, RequestTimeTooSkewed, DESTINATION_CREDENTIALS",
        "404, NoSuchBucket, DESTINATION_NOT_FOUND",
        "412, PreconditionFailed, DESTINATION_EXISTS",
        "409, ConditionalRequestConflict, DESTINATION_INTERRUPTED",
        "429, TooManyRequests, DESTINATION_THROTTLED",
        "503, SlowDown, DESTINATION_THROTTLED",
        "400, BadDigest, DESTINATION_INTEGRITY",
        "403, QuotaExceeded, DESTINATION_QUOTA",
        "507, InsufficientStorage, DESTINATION_QUOTA",
        "500, InternalError, DESTINATION_UNREACHABLE",
        "501, NotImplemented, DESTINATION_OTHER",
    })
    void whatServicesSayBecomesOurs(int status, String code, ErrorCode expected) {
        var e = S3Exception.builder().statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build()).build();
        var refusal = new S3Errors("bucket", "b", InstantSource.system())
                .of((RuntimeException) e, "key", ErrorCode.DESTINATION_EXISTS);
        assertThat(refusal.error().error().code()).isEqualTo(expected);
    }
}
