import {
  translationApiRef,
  type ApiHolder,
  type TranslationApi,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from '../translation';

export type Translate = TranslationFunction<typeof deliveryTranslationRef.T>;

/** What the plugin says, in the portal's language, for validators: they are no components and get the APIs only. */
export async function translator(apis: ApiHolder): Promise<Translate> {
  const api = apis.get(translationApiRef);
  if (!api) {
    throw new Error('The app has no translations');
  }
  return translated(api);
}

/** The same, once its language has been loaded. */
export async function translated(api: TranslationApi): Promise<Translate> {
  const now = api.getTranslation(deliveryTranslationRef);
  return now.ready
    ? now.t
    : new Promise((resolve, reject) => {
        const subscription = api
          .translation$(deliveryTranslationRef)
          .subscribe(snapshot => {
            if (snapshot.ready) {
              subscription.unsubscribe();
              resolve(snapshot.t);
            }
          }, reject);
      });
}
