package io.landfall.redshift.controlplane.protocol;

/** An answer ready to be written. */
record AwsResponse(int status, String contentType, byte[] body) {}
