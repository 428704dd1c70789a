package io.landfall.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** How an answer is written down. Calls are made and answered in the members of AWS JSON, whatever the client speaks. */
interface AnswerProtocol {

    HttpResponse answer(String action, JsonNode result);

    HttpResponse refuse(SqsError reason);
}
