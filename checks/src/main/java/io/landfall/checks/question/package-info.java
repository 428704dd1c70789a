/** What a check asks of the warehouse, and what an answer means. */
package io.landfall.checks.question;
