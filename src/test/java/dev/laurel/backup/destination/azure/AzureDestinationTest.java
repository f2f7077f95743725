package dev.laurel.backup.destination.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import dev.laurel.backup.destination.Destination;
import dev.laurel.backup.destination.Digests;
import dev.laurel.backup.destination.Patience;
import dev.laurel.contract.RemoteContract;
import dev.laurel.error.ErrorCode;
import dev.laurel.error.LaurelException;
import dev.laurel.servers.Azurite;
import dev.laurel.task.CancelToken;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureDestinationTest extends RemoteContract {
    private static final AtomicInteger CONTAINERS = new AtomicInteger();

    @RegisterExtension
    static final Azurite SERVER = new Azurite();

    private String container = "";
    private BlobContainerClient raw;
    private Destination destination;

    @SuppressWarnings("NullAway.Init") // JUnit fills them before each test.
    AzureDestinationTest() {}

    @BeforeEach
    void makeContainer() {
        container = "container-" + CONTAINERS.incrementAndGet();
        var made = new AzureDestination(
                "container", container, SERVER.address(), key(), Patience.USUAL, InstantSource.system());
        made.setUp(CancelToken.NEVER);
        made.setUp(CancelToken.NEVER);
        destination = made;
        raw = AzureClients.open(container, SERVER.address(), key(), Patience.USUAL).buildClient();
    }

    private static AzureKey key() {
        return new AzureKey.AccountKey(Azurite.ACCOUNT, Azurite.KEY.toCharArray());
    }

    private AzureDestination with(AzureKey key) {
        return new AzureDestination("container", container, SERVER.address(), key, Patience.USUAL,
                InstantSource.system());
    }

    @Override
    protected Destination destination() {
        return destination;
    }

    @Override
    protected int pageSize() {
        return 5000;
    }

    @Override
    protected int moreThanABatch() {
        return 300;
    }

    @Override
    protected URI server() {
        return SERVER.address();
    }

    @Override
    protected Destination open(URI address, Patience patience) {
        return new AzureDestination("container", container, address, key(), patience, InstantSource.system());
    }

    @Override
    protected Destination withWrongKeys() {
        return with(new AzureKey.AccountKey(Azurite.ACCOUNT, "d3Jvbmc=".toCharArray()));
    }

    @Override
    protected Destination missing(String name) {
        return new AzureDestination("container", name, SERVER.address(), key(), Patience.USUAL, InstantSource.system());
    }

    @Override
    protected String slowDown(String retryAfter) {
        var body = "<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>Busy</Message></Error>";
        return "HTTP/1.1 503 Busy\r\nRetry-After: " + retryAfter + "\r\nContent-Type: application/xml\r\n"
                + "x-ms-error-code: ServerBusy\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    @Override
    protected void plantAltered(String key) {
        raw.getBlobClient(key).uploadWithResponse(new BlobParallelUploadOptions(BinaryData.fromString("altered"))
                .setMetadata(Map.of(Digests.METADATA, "00".repeat(32))), null, Context.NONE);
    }

    @Test
    void anObjectCarriesItsTypeAndItsHashes() {
        put("users/anna/v1/achievements-1.json", bytes("{}"));
        var properties = raw.getBlobClient("users/anna/v1/achievements-1.json").getProperties();
        assertThat(properties.getContentType()).isEqualTo("application/json");
        assertThat(properties.getContentMd5()).asHexString().isEqualToIgnoringCase("99914b932bd37a50b983c5e7c90ae93b");
        assertThat(properties.getMetadata()).containsEntry("madeby", "test").containsEntry(Digests.METADATA,
                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void aConnectionStringWillDo() {
        var text = "DefaultEndpointsProtocol=http;AccountName=" + Azurite.ACCOUNT + ";AccountKey=" + Azurite.KEY
                + ";BlobEndpoint=" + SERVER.address() + ";";
        try (var opened = new AzureDestination("container", container, null,
                new AzureKey.ConnectionString(text.toCharArray()), Patience.USUAL, InstantSource.system())) {
            opened.test(_ -> {}, CancelToken.NEVER);
        }
        assertFails(ErrorCode.DESTINATION_CREDENTIALS,
                () -> with(new AzureKey.ConnectionString("rubbish".toCharArray())));
    }

    @Test
    void aSharedAccessSignatureWillDoForWhatItAllows() {
        var all = new BlobContainerSasPermission().setReadPermission(true).setWritePermission(true)
                .setListPermission(true).setDeletePermission(true).setCreatePermission(true);
        try (var opened = with(sas(all))) {
            opened.test(_ -> {}, CancelToken.NEVER);
        }
        try (var opened = with(sas(new BlobContainerSasPermission().setListPermission(true)))) {
            opened.list("", null, CancelToken.NEVER);
            assertFails(ErrorCode.DESTINATION_PERMISSION, () -> opened.test(_ -> {}, CancelToken.NEVER));
        }
    }

    private AzureKey sas(BlobContainerSasPermission permissions) {
        var until = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        return new AzureKey.Sas(Azurite.ACCOUNT,
                raw.generateSas(new BlobServiceSasSignatureValues(until, permissions)).toCharArray());
    }

    /** The address that it is part of stands in what an HTTP client says of an address that is none. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "\"", "|", "%zz", "{", "^", "\r\nHost: elsewhere"})
    void aSignatureThatNoAddressTakesIsTurnedAwayWithoutBeingTold(String odd) {
        var signature = "?sv=2024-11-04&sig=planted" + odd + "&sp=rl";
        assertThatThrownBy(() -> with(new AzureKey.Sas(Azurite.ACCOUNT, signature.toCharArray()))
                .list("", null, CancelToken.NEVER))
                .asInstanceOf(InstanceOfAssertFactories.type(LaurelException.class))
                .satisfies(it -> assertThat(it.error().code()).isEqualTo(ErrorCode.DESTINATION_CREDENTIALS))
                .satisfies(it -> assertThat(Throwables.getStackTrace(it)).doesNotContain("planted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "BlobEndpoint=http://127.0.0.1:9/a?sv=1&sig=planted odd;AccountName=x;AccountKey=cGxhbnRlZA==",
        "DefaultEndpointsProtocol=https;AccountName=my account;AccountKey=planted",
        "AccountName=x;AccountKey=planted;BlobEndpoint=planted|odd",
        "planted"
    })
    void aConnectionStringThatIsNoneIsTurnedAwayWithoutBeingTold(String text) {
        assertThatThrownBy(() -> with(new AzureKey.ConnectionString(text.toCharArray()))
                .list("", null, CancelToken.NEVER))
                .asInstanceOf(InstanceOfAssertFactories.type(LaurelException.class))
                .satisfies(it -> assertThat(it.error().code()).isEqualTo(ErrorCode.DESTINATION_CREDENTIALS))
                .satisfies(it -> assertThat(Throwables.getStackTrace(it)).doesNotContain("planted"));
    }

    @Test
    void secretsAreCleared() {
        var secret = Azurite.KEY.toCharArray();
        with(new AzureKey.AccountKey(Azurite.ACCOUNT, secret)).close();
        assertThat(secret).containsOnly('\0');
    }
}
