package io.landfall.provisioner.resource.network;

import io.landfall.project.CidrBlock;
import io.landfall.provisioner.failure.ProvisioningException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks a service on the internet that answers with the caller's address as plain text; once. */
public final class PublicAddressService implements PublicAddress {

    /** AWS's own. */
    public static final URI CHECK_IP = URI.create("https://checkip.amazonaws.com");

    /** The setting that replaces it: an address, or the URL of another such service. */
    public static final String SETTING = "LANDFALL_PROVISIONER_MY_IP";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI service;
    private String found;

    public PublicAddressService(URI service) {
        this.service = service;
    }

    /** What the setting says: an address is taken for what it is, anything else for the URL of a service. */
    public static PublicAddress of(Optional<String> setting) {
        Optional<String> address =
                setting.filter(text -> CidrBlock.ofAddress(text).isPresent());
        return address.<PublicAddress>map(text -> () -> text)
                .orElseGet(
                        () -> new PublicAddressService(setting.map(URI::create).orElse(CHECK_IP)));
    }

    @Override
    public synchronized String find() {
        if (found == null) {
            found = ask();
        }
        return found;
    }

    private String ask() {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        HttpRequest request = HttpRequest.newBuilder(service).timeout(ANSWER).build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            String answer = response.body().strip();
            if (response.statusCode() == OK && CidrBlock.ofAddress(answer).isPresent()) {
                return answer;
            }
            throw unknown("it answered with status " + response.statusCode() + " and no address", null);
        } catch (IOException e) {
            throw unknown(reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown("interrupted", e);
        }
    }

    private static String reason(IOException failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? kind : kind + " " + failure.getMessage();
    }

    private ProvisioningException unknown(String why, Exception cause) {
        return new ProvisioningException(
                "my-ip in network.allow: %s cannot be asked for this machine's public address: %s; set %s to the address, or write the CIDR block into warehouse.yaml"
                        .formatted(service, why, SETTING),
                cause);
    }
}
