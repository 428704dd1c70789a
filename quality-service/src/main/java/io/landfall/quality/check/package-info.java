/** Which checks are run, over what, and how their outcome is recorded. */
package io.landfall.quality.check;
