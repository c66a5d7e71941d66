import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { PLACE_WORDS_MAX, type PlaceKind, placeKinds } from '../../../contract/answers.ts';
import { noPlace } from '../../../rules/forms/kinds/place.ts';
import { Button } from '../../shell/design/button.tsx';
import { Icon, type IconName } from '../../shell/design/icons.tsx';
import { OnScreenKeyboard } from '../../shell/design/on-screen-keyboard.tsx';
import { TextField } from '../../shell/design/text-field.tsx';
import { Continue, Room, type RoomProps, useAsked } from './room.tsx';

const icons: Readonly<Record<PlaceKind, IconName>> = {
  onVehicle: 'vehicle',
  atStopOrStation: 'passedUp',
  elsewhere: 'other',
};

/** What kind of place it was, and which one in the customer's own words. */
export function Place(props: RoomProps) {
  const intl = useIntl();
  const field = useRef<HTMLInputElement>(null);
  const { words, answer, problem, give } = useAsked(props, 'place');
  const place = answer ?? noPlace;
  return (
    <Room
      {...props}
      actions={<Continue task={props.task} />}
      keyboard={<OnScreenKeyboard field={field} kind="sentences" />}
    >
      <ul className="choices choices-wide">
        {placeKinds.map((where) => (
          <li key={where}>
            <Button
              kind="choice"
              icon={<Icon name={icons[where]} />}
              isChosen={where === place.where}
              onPress={() => give({ ...place, where })}
            >
              <FormattedMessage id={`place.${where}`} />
            </Button>
          </li>
        ))}
      </ul>
      <TextField
        lines="one"
        label={intl.formatMessage({ id: words.label ?? words.title })}
        value={place.words}
        maxLength={PLACE_WORDS_MAX}
        fieldRef={field}
        onChange={(text) => give({ ...place, words: text })}
        problem={problem}
      />
    </Room>
  );
}
