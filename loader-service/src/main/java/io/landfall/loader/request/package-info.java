/** Commands for the loader, and how they are answered. */
package io.landfall.loader.request;
